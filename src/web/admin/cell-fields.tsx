import type { ComponentProps } from 'react';

/** A field in a cell of a table: its name is said, its column is seen. */
export function CellInput(
  props: { label: string; onType: (text: string) => void } & Omit<
    ComponentProps<'input'>,
    'onChange'
  >,
) {
  const { label, onType, ...input } = props;
  return <input aria-label={label} {...input} onChange={({ target }) => onType(target.value)} />;
}

/** A choice of one in a cell of a table. */
export function Choice<Option extends string>(props: {
  label: string;
  value: Option;
  options: readonly Option[];
  word: (option: Option) => string;
  onChoose: (option: Option) => void;
  id?: string;
}) {
  const { id, label, value, options, word, onChoose } = props;
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((one) => one === target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {word(option)}
        </option>
      ))}
    </select>
  );
}

/** The list with another line in the place of this one. */
export function replaced<Line>(
  lines: readonly Line[],
  index: number,
  change: Partial<Line>,
): Line[] {
  return lines.map((line, i) => (i === index ? { ...line, ...change } : line));
}
