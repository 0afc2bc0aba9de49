import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { takeDueReminders } from '../shared/reminders.ts';
import { serverNow } from '../shared/server-time.ts';
import { toast } from '../shared/toasts.tsx';
import { useWords } from '../shared/words.ts';
import { signalWords } from '../words/signals.ts';
import { AlarmBanner } from './alarm-banner.tsx';

/** Reminders are looked for this often. */
const lookMs = 5000;

/** What may interrupt somebody on whichever page they are: alarms, and the reminders that they asked for. */
export function Signals() {
  const say = useWords(signalWords);
  const [, navigate] = useLocation();
  useEffect(() => {
    const looking = window.setInterval(() => {
      for (const { caseId, title } of takeDueReminders(serverNow())) {
        const open = () => navigate(`/cases/${caseId}`);
        toast(say('remind', { title }), { label: say('open'), run: open });
      }
    }, lookMs);
    return () => window.clearInterval(looking);
  }, [say, navigate]);
  return <AlarmBanner />;
}
