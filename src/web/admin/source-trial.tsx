import { useState } from 'react';
import { call, type Reply } from '../shared/api.ts';
import { TextField } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { sourcesWords } from '../words/admin-sources.ts';
import { sourceYaml } from './source-yaml.ts';

type Tried = Reply<'POST /api/sources/try'>;
type State =
  | { kind: 'idle' }
  | { kind: 'trying' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'done'; url: string; tried: Tried };

/** 试抓取: what a page would bring as a source, before anybody configures it. */
export function SourceTrial() {
  const say = useWords(sourcesWords);
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string>();
  const [state, setState] = useState<State>({ kind: 'idle' });

  async function attempt(): Promise<void> {
    const isAddress = /^https?:\/\/\S+$/i.test(url.trim());
    setError(isAddress ? undefined : say('needAddress'));
    if (!isAddress) return;
    setState({ kind: 'trying' });
    try {
      const tried = await call('POST /api/sources/try', { body: { url: url.trim() } });
      setState({ kind: 'done', url: url.trim(), tried });
    } catch (thrown) {
      setState({ kind: 'failed', problem: problemOf(thrown) });
    }
  }
  return (
    <section className="card admin-part">
      <h2>{say('tryTitle')}</h2>
      <p className="quiet">{say('tryHint')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void attempt();
        }}
      >
        <TextField
          id="trial-address"
          label={say('address')}
          inputMode="url"
          value={url}
          maxLength={2000}
          error={error}
          onChange={(event) => setUrl(event.target.value)}
        />
        <button type="submit" className="primary" disabled={state.kind === 'trying'}>
          {say('try')}
        </button>
      </form>
      <div role="status">
        {state.kind === 'trying' && say('trying')}
        {state.kind === 'done' && <Outcome url={state.url} tried={state.tried} />}
      </div>
      {state.kind === 'failed' && <Failure problem={state.problem} />}
    </section>
  );
}

function Outcome({ url, tried }: { url: string; tried: Tried }) {
  const say = useWords(sourcesWords);
  if (tried.kind === 'unreadable')
    return (
      <p className="failure sentence">
        <Told>{say('unreadable', { reason: tried.reason })}</Told>
      </p>
    );
  return (
    <>
      <p>{say('listed', { n: tried.listed })}</p>
      <Table
        caption={say('sample')}
        columns={[
          { head: say('articleTitle'), cell: ({ title }) => <Told>{title}</Told> },
          {
            head: say('publishedAt'),
            isNumber: true,
            cell: ({ publishedAt }) =>
              publishedAt === undefined ? say('none') : minuteOf(publishedAt),
          },
          { head: say('beginning'), cell: ({ text }) => <Told>{text.slice(0, 200)}</Told> },
        ]}
        rows={tried.trial}
        keyOf={(article) => article.url}
      />
      <h3>{say('config')}</h3>
      <pre className="admin-code" tabIndex={0} role="region" aria-label={say('config')}>
        <Told>{sourceYaml(url, tried.source)}</Told>
      </pre>
    </>
  );
}
