import { TextField } from '../shared/fields.tsx';
import { useWords } from '../shared/words.ts';
import { settingsWords } from '../words/settings.ts';

/** A field that takes the next key pressed in it; Tab leaves it, Backspace empties it. */
export function KeyField(props: {
  id: string;
  label: string;
  value: string;
  onChange: (key: string) => void;
}) {
  const { id, label, value, onChange } = props;
  const say = useWords(settingsWords);
  return (
    <TextField
      id={id}
      label={label}
      size={4}
      autoComplete="off"
      value={value === ' ' ? say('space') : value}
      onKeyDown={(event) => {
        const { key, ctrlKey, altKey, metaKey } = event;
        if (ctrlKey || altKey || metaKey || (key.length > 1 && key !== 'Backspace')) return;
        event.preventDefault();
        onChange(key === 'Backspace' ? '' : key.toLowerCase());
      }}
      // pasted, dictated, or typed on a screen: the last character counts
      onChange={(event) => onChange(event.target.value.slice(-1).toLowerCase())}
    />
  );
}
