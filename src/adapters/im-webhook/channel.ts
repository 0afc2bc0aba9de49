import { AppError } from '../../domain/errors.ts';
import { NoticeUndelivered, type DeliveryTrouble, type Receipt } from '../../domain/notice.ts';
import { cutToBytes } from '../../domain/notice-text.ts';
import type { Instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { openPace } from './pace.ts';
import { post, type Answer, type Post } from './post.ts';

export interface WebhookDeps {
  clock: Clock;
  /** Reads a file with a secret; throws `config-invalid`. */
  readSecret: (path: string) => string;
}

/** What all channels over HTTP share. */
export interface ChannelOptions {
  /** Its name in the routing. */
  channel: string;
  /** Address of the office's pages, for links to cases. */
  baseUrl?: string;
  /** At least so long between two messages. */
  gapMs?: number;
  /** For the whole exchange, in real time; 10 s by default. */
  timeoutMs?: number;
}

/** What a provider's answer comes to; `reference` is its own word for what it has taken. */
export type Verdict =
  | { kind: 'taken'; reference?: string }
  | { kind: 'refused'; words: string; trouble: DeliveryTrouble };

interface Dialect<Message> {
  /** The message as the provider wants it, signed for this moment. */
  compose: (message: Message, now: Instant) => Post;
  /** Reads an answer with a status of 200–299. */
  judge: (text: string) => Verdict;
  /** Never to be seen in a message, should the provider repeat them. */
  secrets: readonly (string | null | undefined)[];
}

/** One way over HTTP for messages of one kind; `send` rejects with NoticeUndelivered. */
export interface HttpChannel<Message> {
  send(message: Message): Promise<Receipt>;
}

/** One channel over HTTP: keeps the pace, posts, and says what the answer comes to. */
export function openChannel<Message>(
  { channel, gapMs = 0, timeoutMs = 10_000 }: ChannelOptions,
  { compose, judge, secrets }: Dialect<Message>,
  clock: Clock,
): HttpChannel<Message> {
  const pace = openPace(gapMs, clock);

  const undelivered = (words: string, trouble: DeliveryTrouble) => {
    const shown = secrets.reduce(
      (rest: string, secret) => (secret ? rest.replaceAll(secret, '***') : rest),
      words,
    );
    return new NoticeUndelivered(`${channel}: ${cutToBytes(shown, 300)}`, trouble);
  };
  const exchange = async (message: Post): Promise<Answer> => {
    try {
      return await post(message, { timeoutMs });
    } catch (error) {
      throw undelivered(networkTrouble(error), { kind: 'again' });
    }
  };

  return {
    async send(message) {
      const retryAfterMs = pace.pausedForMs();
      if (retryAfterMs > 0)
        throw undelivered('waits as the provider asked', { kind: 'again', retryAfterMs });
      await pace.turn();
      const verdict = verdictOf(await exchange(compose(message, clock.now())), judge);
      if (verdict.kind === 'taken') {
        const { reference } = verdict;
        return { channel, at: clock.now(), ...(reference !== undefined && { reference }) };
      }
      const { words, trouble } = verdict;
      if (trouble.kind === 'again' && trouble.retryAfterMs) pace.pause(trouble.retryAfterMs);
      throw undelivered(words, trouble);
    },
  };
}

/** The address that a provider gave out, from its file; it is a secret itself. Throws `config-invalid`. */
export function readHookUrl(path: string, { readSecret }: WebhookDeps): URL {
  const text = readSecret(path);
  if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text);
  throw new AppError('config-invalid', `${path}: expected one http or https address`);
}

function verdictOf(
  { status, text, retryAfterMs }: Answer,
  judge: Dialect<unknown>['judge'],
): Verdict {
  if (status >= 200 && status < 300) return judge(text);
  const words = `HTTP ${status}: ${text}`;
  const passes = status >= 500 || status === 429 || status === 408;
  const trouble: DeliveryTrouble = passes
    ? { kind: 'again', ...(retryAfterMs !== undefined && { retryAfterMs }) }
    : { kind: 'never' };
  return { kind: 'refused', words, trouble };
}

function networkTrouble(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? `${String(error.code)}: ${error.message}` : error.message;
}
