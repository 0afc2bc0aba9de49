import type { Instant } from '../domain/time.ts';

/** A response that has passed every gate, on its way to one official channel. */
export interface PublicationOrder {
  /** `CASE/p1`: the same response sent twice carries the same id. */
  id: string;
  caseNumber: string;
  /** The channel's name in the case, such as 门户网站. */
  channel: string;
  title: string;
  /** Plain text, paragraphs separated by `\n`. */
  body: string;
  requestedAt: Instant;
}

/** What a channel says when it has taken a response; only the page itself proves that it is published. */
export type ChannelAnswer =
  | {
      kind: 'sent';
      /** The receiver's own word for it: a file, a mail server's queue id. */
      reference?: string;
      /** Where the page will stand, when the receiver says so. */
      url?: string;
    }
  /** Nothing is sent: a person publishes it and says where. */
  | { kind: 'by-hand' };

/** One official channel that can be asked to publish a response. */
export interface Channel {
  /** Rejects with NoticeUndelivered, which says whether to try again. Harmless when the response was sent before. */
  publish(order: PublicationOrder): Promise<ChannelAnswer>;
}

/** A channel together with where its pages are found; what the office configures under one name. */
export interface OfficialChannel {
  channel: Channel;
  /** Hosts whose pages count as official, such as `www.yunhe.example`; empty: any address that is named. */
  hosts: readonly string[];
  /** Lists or searches that show new pages; `{title}` stands for the title. */
  lists: readonly string[];
}
