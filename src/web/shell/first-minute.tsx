import { useState } from 'react';
import { Link } from 'wouter';
import type { Role } from '../../domain/actor.ts';
import { useResource } from '../shared/resource.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

const storageKey = 'huiying-first-minute-skipped';

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/**
 * The first minute of a demonstration: five steps that tick themselves off, none of which needs typing. Administrators
 * see no cases, so they are shown no steps.
 */
export function FirstMinute() {
  const { session } = useVisit();
  const [isSkipped, setSkipped] = useState(localStorage.getItem(storageKey) !== null);
  if (isSkipped || hasRole(session, administrators)) return null;
  return (
    <Checklist
      onSkip={() => {
        localStorage.setItem(storageKey, 'yes');
        setSkipped(true);
      }}
    />
  );
}

function Checklist({ onSkip }: { onSkip: () => void }) {
  const say = useWords(shellWords);
  const query = { limit: 50 };
  const queue = useResource('GET /api/queue', { query }, { refreshOn: ['case-events'] });
  const flood = queue.reply?.rows.find(
    ({ priorities, severity }) =>
      priorities.includes('P4') && (severity?.level === '重大' || severity?.level === '特别重大'),
  );
  const page = useResource('GET /api/cases/:id', flood && { params: { id: flood.id } }, {
    refreshOn: ['case-events'],
  });
  const one = page.reply?.case;
  const isAt = `/cases/${flood?.id ?? ''}`;
  const steps = [
    { word: 'step.claim', isDone: one?.assignee?.claimedAt !== undefined, href: '/queue' },
    { word: 'step.look', isDone: location.pathname.startsWith(isAt), href: `${isAt}/evidence` },
    {
      word: 'step.gate',
      isDone: one?.drafts.some(({ signatures }) => signatures.some(isLastGate)) ?? false,
      href: `${isAt}/respond`,
    },
    {
      word: 'step.publish',
      isDone: one?.publications.some(({ state }) => state.kind === 'confirmed') ?? false,
      href: `${isAt}/respond`,
    },
    { word: 'step.sign', isDone: one?.stage === '归档', href: `${isAt}/evaluate` },
  ] as const;
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <aside className="first-minute" aria-label={say('firstMinute')}>
      <div className="row">
        <strong>{say('firstMinute')}</strong>
        <button type="button" onClick={onSkip}>
          {say('skipSteps')}
        </button>
      </div>
      <ol>
        {steps.map(({ word, isDone, href }, index) => (
          <li key={word} {...(index === next ? { 'aria-current': 'step' } : {})}>
            {isDone ? '✓' : '○'} <Link href={flood ? href : '/queue'}>{say(word)}</Link>
          </li>
        ))}
      </ol>
      {next === -1 && <p>{say('allSteps')}</p>}
    </aside>
  );
}

function isLastGate({ gate }: { gate: string }): boolean {
  return gate === '文字关';
}
