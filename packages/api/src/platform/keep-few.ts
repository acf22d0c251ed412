/** Puts a value into a process's memory of at most `most` keys; when it is full, the key that has been there longest goes. */
export function keepFew<Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, most: number): void {
  if (memory.size >= most && !memory.has(key)) memory.delete(memory.keys().next().value as Key);
  memory.set(key, value);
}
