import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { sharedWords } from '../words/shared.ts';
import { useWords } from './words.ts';

interface Labelled {
  /** The id of the control; error summaries link to it. */
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** One thing that keeps a form from being sent; `fieldId` is where it is put right. */
export interface FieldError {
  fieldId: string;
  message: string;
}

/** All errors at once, above the form; it takes the focus when they appear. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const say = useWords(sharedWords);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) element.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={element} className="error-summary" role="alert" tabIndex={-1}>
      <strong>{say('toPutRight')}</strong>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId + message}>
            <a href={`#${fieldId}`} onClick={(event) => focusField(event, fieldId)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One line of text. */
export function TextField(props: Labelled & ComponentProps<'input'>) {
  return (
    <Field {...props}>
      <input type="text" {...controlOf(props)} />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: Labelled & ComponentProps<'textarea'>) {
  return (
    <Field {...props}>
      <textarea rows={4} {...controlOf(props)} />
    </Field>
  );
}

/** A choice of one; the options are `<option>` elements. */
export function Select(props: Labelled & ComponentProps<'select'>) {
  return (
    <Field {...props}>
      <select {...controlOf(props)} />
    </Field>
  );
}

/** Something that holds or does not. */
export function Checkbox({ label, ...input }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="choice">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}

/** Choices of which one or several hold, under one question. */
export function FieldSet(props: { legend: string; children: ReactNode; id?: string }) {
  return (
    <fieldset className="field" id={props.id} tabIndex={-1}>
      <legend>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}

function Field({ id, label, hint, error, children }: Labelled & { children: ReactNode }) {
  return (
    <div className={error ? 'field has-error' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** What the control itself gets: everything but the label, and the ids of what describes it. */
function controlOf<Props extends Labelled>(props: Props): Omit<Props, 'label' | 'hint' | 'error'> {
  const { label: _label, hint, error, ...control } = props;
  const ids = [hint && `${props.id}-hint`, error && `${props.id}-error`].filter(Boolean).join(' ');
  return {
    ...control,
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error ? { 'aria-invalid': true } : {}),
  };
}

function focusField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}
