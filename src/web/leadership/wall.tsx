import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Resource } from '../shared/resource.ts';
import { Shown } from '../shared/states.tsx';
import { minuteOf } from '../shared/time-words.ts';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';
import { Overview } from './overview.tsx';
import type { Cockpit } from './figures.ts';

const rereadMs = 60_000;

/** The figures on a big screen: dark, everything at once, nothing rotates; a button holds it still. */
export function Wall(props: {
  resource: Resource<Cockpit> & { reload: () => void };
  children: ReactNode;
}) {
  const { resource, children } = props;
  const { reply, reload } = resource;
  const say = useWords(cockpitWords);
  const [held, setHeld] = useState<Cockpit>();
  const leave = useLeave();
  useEffect(() => {
    const timer = window.setInterval(reload, rereadMs);
    return () => window.clearInterval(timer);
  }, [reload]);
  const shown = held ?? reply;
  return (
    <FullScreen label={say('wall')} onLeave={leave.go}>
      <div className="row cockpit-head">
        <h1>{say('title')}</h1>
        {shown && (
          <span className="number" role="status">
            {say(held ? 'paused' : 'asOf', { t: minuteOf(shown.now) })}
          </span>
        )}
        <button
          type="button"
          aria-pressed={held !== undefined}
          onClick={() => setHeld(held ? undefined : reply)}
        >
          {say(held ? 'resume' : 'pause')}
        </button>
        <Link href={leave.address} className="button">
          {say('leaveWall')}
        </Link>
      </div>
      <Shown resource={held ? { ...resource, reply: held } : resource}>
        {(cockpit) => <Overview cockpit={cockpit} isDark />}
      </Shown>
      {children}
    </FullScreen>
  );
}

/** A modal dialog over everything: what lies below can be neither seen nor reached. */
function FullScreen(props: { label: string; onLeave: () => void; children: ReactNode }) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog
      ref={element}
      className="wall"
      aria-label={props.label}
      onCancel={(event) => {
        // the Escape of a list on the wall closes that list only
        if (event.target !== element.current) return;
        event.preventDefault();
        props.onLeave();
      }}
    >
      {props.children}
    </dialog>
  );
}

function useLeave(): { address: string; go: () => void } {
  const [, navigate] = useLocation();
  const named = new URLSearchParams(useSearch());
  named.delete('wall');
  const address = named.size > 0 ? `/cockpit?${named.toString()}` : '/cockpit';
  return { address, go: () => navigate(address) };
}
