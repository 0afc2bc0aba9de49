import { useState } from 'react';
import { call, type Reply } from '../shared/api.ts';
import { TextArea, TextField } from '../shared/fields.tsx';
import { problemOf, type Problem } from '../shared/problem.ts';
import { Failure } from '../shared/states.tsx';
import { Table } from '../shared/table.tsx';
import { Told } from '../shared/told.tsx';
import { useWords } from '../shared/words.ts';
import { topicsWords } from '../words/admin-topics.ts';

type Tried = Reply<'POST /api/topics/try'>;

/** Tries an expression on the last seven days, against the one before it; nothing is kept. */
export function TopicTrial() {
  const say = useWords(topicsWords);
  const [topic, setTopic] = useState('');
  const [before, setBefore] = useState('');
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [result, setResult] = useState<{ tried: Tried; isCompared: boolean }>();

  async function attempt(): Promise<void> {
    setError(topic.trim() === '' ? say('needTopic') : undefined);
    if (topic.trim() === '') return;
    const isCompared = before.trim() !== '';
    try {
      const body = { topic: topic.trim(), ...(isCompared && { before: before.trim() }) };
      setResult({ tried: await call('POST /api/topics/try', { body }), isCompared });
      setProblem(undefined);
    } catch (thrown) {
      setProblem(problemOf(thrown));
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
        <TextArea
          id="trial-topic"
          label={say('topic')}
          rows={2}
          value={topic}
          maxLength={4000}
          error={error}
          onChange={(event) => setTopic(event.target.value)}
        />
        <TextField
          id="trial-before"
          label={say('before')}
          value={before}
          maxLength={4000}
          onChange={(event) => setBefore(event.target.value)}
        />
        <button type="submit" className="primary">
          {say('try')}
        </button>
      </form>
      {problem && <Failure problem={problem} />}
      <div role="status">{result && <Outcome {...result} />}</div>
    </section>
  );
}

function Outcome({ tried, isCompared }: { tried: Tried; isCompared: boolean }) {
  const say = useWords(topicsWords);
  if (tried.kind === 'bad')
    return (
      <p className="failure">
        <Told>{say('bad', { at: tried.fault.at + 1, message: tried.fault.message })}</Told>
      </p>
    );
  const { matched: n, gained, lost, total, samples } = tried;
  return (
    <>
      <p>
        <strong>{say(isCompared ? 'hits' : 'hitsOnly', { n, gained, lost, total })}</strong>
      </p>
      {samples.length > 0 && (
        <Table
          caption={say('sample')}
          columns={[
            { head: say('itemTitle'), cell: ({ title }) => <Told>{title}</Told> },
            {
              head: say('words'),
              cell: ({ words }) => (
                <mark>
                  <Told>{words.join('、')}</Told>
                </mark>
              ),
            },
          ]}
          rows={samples}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}
