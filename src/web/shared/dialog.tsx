import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { sharedWords } from '../words/shared.ts';
import { useWords } from './words.ts';

/** A modal dialog: the rest of the page is inert, Escape closes, the focus returns to where it was. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const say = useWords(sharedWords);
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" className="plain" onClick={props.onClose} aria-label={say('close')}>
          ✕
        </button>
      </header>
      {props.children}
    </dialog>
  );
}

/** A button that opens a dialog of its name; the dialog's content gets what closes it. */
export function DialogButton(props: {
  label: string;
  children: (close: () => void) => ReactNode;
  className?: string;
}) {
  const { label, children, className } = props;
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setIsOpen(true)}>
        {label}
      </button>
      {isOpen && (
        <Dialog title={label} onClose={close}>
          {children(close)}
        </Dialog>
      )}
    </>
  );
}
