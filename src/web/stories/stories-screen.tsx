import { StoryList } from './story-list.tsx';
import { StoryView } from './story-view.tsx';
import './stories.css';

/** 话题与线索: what several texts tell together, and one of them in full. */
export function StoriesScreen({ params }: { params: Record<string, string | undefined> }) {
  const { id } = params;
  return id === undefined ? <StoryList /> : <StoryView key={id} id={id} />;
}
