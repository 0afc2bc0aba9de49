import { useState } from 'react';
import type { Priority } from '../../domain/priority.ts';
import { call } from '../shared/api.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Select, TextArea, TextField } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
import { PriorityChoice } from '../shared/priority-choice.tsx';
import { serverNow } from '../shared/server-time.ts';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';
import { fromWall, toWall, type Watch } from './watch.ts';

const kinds: readonly Watch['kind'][] = [
  ...(['两会', '重要文化活动', '重大改革举措', '督查', '突发事件', '其他'] as const),
];
const usualMs = 14 * 24 * 3_600_000;

/** Opens a special watch whose findings become cases; try the expression first. */
export function NewWatchDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = useWords(topicsWords);
  const [form, setForm] = useState(() => ({
    name: '',
    kind: kinds[0] ?? '其他',
    topic: '',
    from: toWall(serverNow()),
    until: toWall(serverNow() + usualMs),
  }));
  const [chosen, setChosen] = useState<readonly Priority[]>([]);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const [from, until] = [fromWall(form.from), fromWall(form.until)];
  const errors = [
    ...need('watch-name', form.name.trim() !== '', say('needName')),
    ...need('watch-topic', form.topic.trim() !== '', say('needTopic')),
    ...need('watch-from', from !== undefined && until !== undefined, say('needTimes')),
    ...need('watch-priorities', chosen.length > 0, say('needPriorities')),
  ];

  async function open(times: { from: number; until: number }): Promise<void> {
    const rule = { kind: 'open' as const, priorities: [...chosen] };
    await call('POST /api/watches', { body: { ...form, ...times, rule } });
    toast(say('saved', { name: form.name }));
    onDone();
  }
  return (
    <Dialog title={say('open')} onClose={onClose}>
      <Form
        submit={say('save')}
        asked={
          from === undefined || until === undefined || errors.length > 0
            ? { errors }
            : { input: { from, until } }
        }
        send={open}
      >
        <TextField
          id="watch-name"
          label={say('name')}
          value={form.name}
          maxLength={100}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select
          id="watch-kind"
          label={say('kind')}
          value={form.kind}
          onChange={({ target }) =>
            set({ kind: kinds.find((one) => one === target.value) ?? '其他' })
          }
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Select>
        <TextArea
          id="watch-topic"
          label={say('topic')}
          rows={2}
          value={form.topic}
          maxLength={4000}
          onChange={(event) => set({ topic: event.target.value })}
        />
        <TextField
          id="watch-from"
          type="datetime-local"
          label={say('from')}
          value={form.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          id="watch-until"
          type="datetime-local"
          label={say('until')}
          value={form.until}
          onChange={(event) => set({ until: event.target.value })}
        />
        <PriorityChoice
          id="watch-priorities"
          legend={say('priorities')}
          chosen={chosen}
          onChange={setChosen}
        />
      </Form>
    </Dialog>
  );
}
