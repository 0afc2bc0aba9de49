import {
  createContext,
  useContext,
  useEffect,
  useRef,
  type ComponentProps,
  type ReactNode,
} from 'react';
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

/** What is wrong in the form around the fields: each field says its own. */
export const FieldErrors = createContext<readonly FieldError[]>([]);

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
  const field = useFaults(props);
  return (
    <Field {...field}>
      <input type="text" {...controlOf(field)} />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: Labelled & ComponentProps<'textarea'>) {
  const field = useFaults(props);
  return (
    <Field {...field}>
      <textarea rows={4} {...controlOf(field)} />
    </Field>
  );
}

/** A choice of one; the options are `<option>` elements. */
export function Select(props: Labelled & ComponentProps<'select'>) {
  const field = useFaults(props);
  return (
    <Field {...field}>
      <select {...controlOf(field)} />
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
  const { id, legend, children } = props;
  const error = useFieldError(id);
  return (
    <fieldset className={error ? 'field has-error' : 'field'} id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {error && <p className="field-error">{error}</p>}
      {children}
    </fieldset>
  );
}

/** Choices of which exactly one holds, all in sight. */
export function Radios(props: {
  id: string;
  legend: string;
  hint?: string;
  options: readonly (readonly [value: string, label: ReactNode])[];
  value: string;
  onChoose: (value: string) => void;
}) {
  return (
    <FieldSet id={props.id} legend={props.legend}>
      {props.hint !== undefined && <p className="quiet">{props.hint}</p>}
      <div className="choices">
        {props.options.map(([value, label]) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={props.id}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldSet>
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

function useFaults<Props extends Labelled>(props: Props): Props {
  const found = useFieldError(props.id);
  return { ...props, error: props.error ?? found };
}

/** What the form around the field found wrong with it. */
export function useFieldError(id: string | undefined): string | undefined {
  return useContext(FieldErrors).find(({ fieldId }) => fieldId === id)?.message;
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
