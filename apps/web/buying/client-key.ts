/** A fresh key for one attempt. Not crypto.randomUUID: that is missing where a page is not served over TLS, as on a phone in the office. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Keys for attempts: the same wish keeps its key, so that a repeated click or a retry is the same attempt; another wish, or a wish
 * after `forget`, is a new one.
 */
export function attemptKeys(): { keyFor: (wish: unknown) => string; forget: () => void } {
  let kept: { wish: string; key: string } | undefined;
  return {
    keyFor(wish) {
      const text = JSON.stringify(wish);
      if (kept?.wish !== text) kept = { wish: text, key: newKey() };
      return kept.key;
    },
    forget() {
      kept = undefined;
    },
  };
}
