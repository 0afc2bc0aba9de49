import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** One mail as it was taken. */
export interface TakenMail {
  from: string;
  to: string[];
  /** Lower-case names, encoded words decoded. */
  headers: Record<string, string>;
  text: string;
}

export interface MailServer {
  port: number;
  taken: TakenMail[];
  /** What the next mail meets at its end instead of being taken. */
  next(...replies: { code: number; words: string }[]): void;
  close(): Promise<void>;
}

/** A real mail server on loopback; `options` may ask for authentication or leave out STARTTLS. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const planned: { code: number; words: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    ...options,
    async onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      const reply = planned.shift();
      if (reply)
        return callback(Object.assign(new Error(reply.words), { responseCode: reply.code }));
      const { mailFrom, rcptTo } = session.envelope;
      taken.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        ...read(Buffer.concat(chunks).toString('latin1')),
      });
      callback(null, `2.0.0 Ok: queued as ${taken.length}`);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP port');
  return {
    port: address.port,
    taken,
    next: (...replies) => void planned.push(...replies),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(raw: string): Pick<TakenMail, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())];
    }),
  );
  const body = raw.slice(end + 4);
  const text =
    headers['content-transfer-encoding'] === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : unquoted(body.replace(/=\r\n/g, ''));
  return { headers, text: text.replaceAll('\r\n', '\n') };
}

function decodedWords(value: string): string {
  return value
    .replace(/\?= +=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquoted(word.replaceAll('_', ' ')),
    );
}

function unquoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
