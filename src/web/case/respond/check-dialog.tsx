import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { useCodes, useWords } from '../../shared/words.ts';
import { caseCodeWords } from '../../words/case-codes.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../frame/case-desk.ts';
import { CommandProblem } from '../frame/command-problem.tsx';
import { Facts } from '../frame/facts.tsx';
import { ScrolledText } from '../frame/scrolled-text.tsx';
import { useCommand } from '../frame/use-command.ts';
import type { Draft } from './obstacles.ts';

/** The last look before publication: what goes where, and what it closes. */
export function CheckDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const code = useCodes(caseCodeWords);
  const { give, failure, isGiving } = useCommand();
  const planned = page.case.judgment?.plan.channel;
  const channels = [...new Set([...(planned ? [planned] : []), ...page.channels])];
  const [channel, setChannel] = useState(channels[0] ?? '');
  const publish = async () => {
    const { id: draftId, hash: draftHash } = draft;
    const command = { kind: 'request-publish', draftId, draftHash, channel } as const;
    if (await give(command, say('publish'))) onClose();
  };
  return (
    <Dialog title={say('check')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <CommandProblem failure={failure} onAgain={() => void publish()} />
        <Facts
          rows={[
            [say('draftTitle'), draft.title],
            [say('publicity'), draft.publicity ? code(draft.publicity.attribute) : ''],
            [say('closes'), draft.closes.map(code).join('；')],
          ]}
        />
        <ScrolledText label={say('body')} text={draft.body} />
        <div className="field">
          <label htmlFor="channel">{say('channel')}</label>
          <input
            id="channel"
            type="text"
            list="channels"
            required
            maxLength={100}
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
          />
          <datalist id="channels">
            {channels.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <div className="row">
          <button type="submit" className="primary" disabled={isGiving}>
            {say('confirmPublish')}
          </button>
          <button type="button" onClick={onClose}>
            {say('backToEdit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
