import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { TextField } from '../../shared/fields.tsx';
import { Form } from '../../shared/form.tsx';
import { need } from '../../shared/need.ts';
import { hasRole, useVisit } from '../../shared/session.ts';
import { fullMinuteOf } from '../../shared/time-words.ts';
import { toast } from '../../shared/toasts.tsx';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk, type Case } from '../../shared/command-form/case-desk.ts';
import { Facts } from '../frame/facts.tsx';
import { ReasonButton } from '../frame/reason-button.tsx';

type Publication = Case['publications'][number];

/** The receipts: where each response stands, whether its page was proved, and which clocks that stopped. */
export function Publications() {
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  const { publications } = page.case;
  if (publications.length === 0) return null;
  return (
    <section className="card" aria-labelledby="publications">
      <h2 id="publications" tabIndex={-1}>
        {say('publications')}
      </h2>
      {publications.toReversed().map((publication) => (
        <Receipt key={publication.id} publication={publication} />
      ))}
    </section>
  );
}

function Receipt({ publication }: { publication: Publication }) {
  const { page, may } = useCaseDesk();
  const { session } = useVisit();
  const say = useWords(respondWords);
  const { id, title, channel, state, correction } = publication;
  const tracked = page.tracked.find(({ publicationId }) => publicationId === id);
  const isConfirmed = state.kind === 'confirmed';
  const stopped = isConfirmed ? clocksStoppedBy(page.case, state.url) : [];
  return (
    <article className="receipt">
      <h3 className="sentence">
        <Told>{title}</Told>
      </h3>
      <p>
        <strong className={isConfirmed ? 'clock running' : 'clock near'}>
          {isConfirmed ? '✓' : state.kind === 'failed' ? '▲' : '◔'} {say(`published.${state.kind}`)}
        </strong>{' '}
        {isConfirmed && say(`page.${state.page}`)}
      </p>
      <Facts
        rows={[
          [say('receiptNumber', { n: '' }).trim(), `${page.case.number}-${id}`],
          [say('channel'), channel],
          [say('url'), isConfirmed ? state.url : (tracked?.url ?? '')],
          [say('seenAt'), isConfirmed ? fullMinuteOf(state.at) : ''],
          [say('lastLook'), isConfirmed ? fullMinuteOf(state.checkedAt) : ''],
          [say('snapshot'), isConfirmed ? state.snapshotHash : ''],
          [say('latest'), state.kind === 'failed' ? state.reason : (tracked?.reason ?? '')],
          [
            say('stoppedClocks'),
            stopped.length > 0 ? stopped.join('、') : isConfirmed ? '' : say('noneStopped'),
          ],
        ]}
      />
      {state.kind !== 'failed' && (
        <p className="quiet">{say(isConfirmed ? 'nextLookConfirmed' : 'nextLook')}</p>
      )}
      {correction && (
        <p className="partial sentence">
          <Told>{say('corrected', { reason: correction.reason })}</Told>
        </p>
      )}
      {state.kind === 'requested' && hasRole(session, ['publisher']) && (
        <AddressForm publicationId={id} />
      )}
      <div className="row">
        {state.kind === 'requested' && may('fail-publish') && (
          <ReasonButton
            label={say('failPublish')}
            subject={id}
            commandOf={(reason) => ({ kind: 'fail-publish', publicationId: id, reason })}
          />
        )}
        {isConfirmed && may('correct-publication') && (
          <ReasonButton
            label={say('correct')}
            subject={id}
            commandOf={(reason) => ({ kind: 'correct-publication', publicationId: id, reason })}
          />
        )}
      </div>
    </article>
  );
}

/** Where the page stands, as far as a person has to say it. */
function AddressForm({ publicationId }: { publicationId: string }) {
  const { page, reload } = useCaseDesk();
  const say = useWords(respondWords);
  const [url, setUrl] = useState('');
  const errors = need(`address-${publicationId}`, /^https?:\/\/./.test(url), say('needLink'));
  async function save(address: string): Promise<void> {
    await call('POST /api/cases/:id/publications/:publication/address', {
      params: { id: page.case.id, publication: publicationId },
      body: { url: address },
    });
    toast(say('addressSaved'));
    reload();
  }
  return (
    <Form
      submit={say('saveAddress')}
      isPlain
      asked={errors.length > 0 ? { errors } : { input: url }}
      send={save}
    >
      <TextField
        id={`address-${publicationId}`}
        label={say('sayAddress')}
        inputMode="url"
        maxLength={2000}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
    </Form>
  );
}

/** The clocks that name this page as what stopped them. */
function clocksStoppedBy({ clocks }: Case, url: string): string[] {
  return clocks
    .filter(({ state }) => state.kind === 'stopped' && state.evidence === url)
    .map(({ name }) => name);
}
