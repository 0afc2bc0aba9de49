import { Told } from '../../shared/told.tsx';

/** A long text in a frame of its own, reachable by keyboard. */
export function ScrolledText({ label, text }: { label: string; text: string }) {
  return (
    <div
      className="scrolled-text paragraphs sentence"
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <Told>{text}</Told>
    </div>
  );
}
