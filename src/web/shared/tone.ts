let context: AudioContext | undefined;

const [pitchHz, lengthS, loudness] = [880, 0.25, 0.2];

/** Sounds once, shortly; silent until the person has touched the page, as browsers demand. */
export function soundTone(): void {
  if (!navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  void context.resume();
  const { currentTime: now, destination } = context;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitchHz;
  volume.gain.setValueAtTime(loudness, now);
  // fades out: a tone that is cut off clicks
  volume.gain.exponentialRampToValueAtTime(0.001, now + lengthS);
  tone.connect(volume).connect(destination);
  tone.start(now);
  tone.stop(now + lengthS);
}
