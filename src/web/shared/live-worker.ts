// The one EventSource of this browser: ten tabs must not use up the six connections that a browser has for a host.
import { isBehind } from './changes-id.ts';
import {
  openLiveSource,
  type LiveMessage,
  type LiveSource,
  type TabMessage,
} from './live-source.ts';

const ports = new Set<MessagePort>();
let source: LiveSource | undefined;
let state: LiveMessage = { kind: 'connected' };

function tell(message: LiveMessage): void {
  if (message.kind === 'connected' || message.kind === 'interrupted') state = message;
  for (const port of ports) port.postMessage(message);
}

function leave(port: MessagePort): void {
  ports.delete(port);
  if (ports.size > 0) return;
  source?.close();
  source = undefined;
}

function join(port: MessagePort, since: string): void {
  ports.add(port);
  // told to the others, perhaps after this tab's pages were read
  if (source && isBehind(since, source.lastId())) port.postMessage({ kind: 'reset' });
  source ??= openLiveSource(tell, since);
  port.postMessage(state);
}

addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return;
  const [port] = event.ports;
  if (!port) return;
  port.addEventListener('message', ({ data }: MessageEvent<TabMessage>) =>
    data.kind === 'bye' ? leave(port) : join(port, data.since),
  );
  port.start();
});
