/** Where in a memory the key stands that has been there longest. Asked of the map anew each time, it walks over all that was deleted before it. */
const oldest = new WeakMap<object, Iterator<unknown>>();

/** Puts a value into a process's memory of at most `most` keys; when it is full, the key that has been there longest goes. Costs the same however many there are. */
export function keepFew<Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, most: number): void {
  if (memory.size >= most && !memory.has(key)) memory.delete(oldestOf(memory));
  memory.set(key, value);
}

function oldestOf<Key>(memory: Map<Key, unknown>): Key {
  const next = oldest.get(memory)?.next();
  if (next && !next.done) return next.value as Key;
  const keys = memory.keys();
  oldest.set(memory, keys);
  return keys.next().value as Key;
}
