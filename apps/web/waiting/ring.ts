let context: AudioContext | undefined;

/** Makes ready to ring; to be called while a button is being pressed, since browsers let no page make a sound unasked. */
export function prepareToRing(): void {
  context ??= new AudioContext();
  void context.resume();
  // A short one at once: so it will sound, and this is how loud.
  tones([880], 0.12);
}

/** Rings, if that was made ready; a phone shakes as well. */
export function ring(): void {
  tones([659, 880, 1_319, 880, 1_319], 0.22);
  navigator.vibrate?.([250, 120, 250]);
}

function tones(hertz: readonly number[], seconds: number): void {
  if (!context) return;
  for (const [at, frequency] of hertz.entries()) {
    const from = context.currentTime + at * seconds;
    const tone = new OscillatorNode(context, { type: "sine", frequency });
    const loud = new GainNode(context, { gain: 0 });
    loud.gain.linearRampToValueAtTime(0.25, from + 0.02);
    loud.gain.linearRampToValueAtTime(0, from + seconds);
    tone.connect(loud).connect(context.destination);
    tone.start(from);
    tone.stop(from + seconds);
  }
}
