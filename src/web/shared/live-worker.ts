// The one EventSource of this browser: ten tabs must not use up the six connections that a browser has for a host.
import { openLiveSource, type LiveMessage } from './live-source.ts';

const ports = new Set<MessagePort>();
let source: { close(): void } | undefined;
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

addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return;
  const [port] = event.ports;
  if (!port) return;
  ports.add(port);
  port.addEventListener('message', () => leave(port));
  port.start();
  source ??= openLiveSource(tell);
  port.postMessage(state);
});
