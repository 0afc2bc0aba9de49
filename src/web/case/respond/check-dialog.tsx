import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { TextField } from '../../shared/fields.tsx';
import { need } from '../../shared/need.ts';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';
import { CommandForm } from '../../shared/command-form/command-form.tsx';
import { Facts } from '../frame/facts.tsx';
import { ScrolledText } from '../frame/scrolled-text.tsx';
import type { Draft } from './obstacles.ts';

/** The last look before publication: what goes where, and what it closes. */
export function CheckDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const planned = page.case.judgment?.plan.channel;
  const channels = [...new Set([...(planned ? [planned] : []), ...page.channels])];
  const [channel, setChannel] = useState(channels[0] ?? '');
  const draftNow = page.case.drafts.find(({ id }) => id === draft.id);
  const { id: draftId, hash: draftHash } = draft;
  const errors = need('channel', channel.trim() !== '', say('needChannel'));
  return (
    <Dialog title={say('check')} onClose={onClose}>
      <CommandForm
        submit={say('confirmPublish')}
        what={say('publish')}
        asked={
          errors.length > 0
            ? { errors }
            : { command: { kind: 'request-publish', draftId, draftHash, channel } }
        }
        sides={[{ name: say('body'), mine: draft.body, current: draftNow?.body ?? '' }]}
        foresees
        onDone={onClose}
        beside={
          <button type="button" onClick={onClose}>
            {say('backToEdit')}
          </button>
        }
      >
        <Facts
          rows={[
            [say('draftTitle'), draft.title],
            [say('publicity'), draft.publicity ? code(draft.publicity.attribute) : ''],
            [say('closes'), draft.closes.map(code).join('；')],
          ]}
        />
        <ScrolledText label={say('body')} text={draft.body} />
        <TextField
          id="channel"
          label={say('channel')}
          list="channels"
          maxLength={100}
          value={channel}
          onChange={(event) => setChannel(event.target.value)}
        />
        <datalist id="channels">
          {channels.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </CommandForm>
    </Dialog>
  );
}
