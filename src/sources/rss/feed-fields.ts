import type { PublicationTime } from '../shared/publication-time.ts';

/** One entry of a feed; `summary` and `content` as the feed has them, markup included. */
export interface FeedEntry {
  title?: string;
  link?: string;
  id?: string;
  summary?: string;
  content?: string;
  author?: string;
  language?: string;
  published?: PublicationTime;
  updated?: PublicationTime;
}

export interface Feed {
  title?: string;
  link?: string;
  id?: string;
  description?: string;
  language?: string;
  author?: string;
  published?: PublicationTime;
  updated?: PublicationTime;
  entries: FeedEntry[];
}
