import { useState } from 'react';
import { useVisit } from '../../shared/session.ts';
import { Told } from '../../shared/told.tsx';
import { useWords } from '../../shared/words.ts';
import { respondWords } from '../../words/case-respond.ts';
import { useCaseDesk } from '../../shared/command-form/case-desk.ts';

const channels = ['portal', 'wechat', 'weibo', 'briefing'] as const;
type PreviewChannel = (typeof channels)[number];

/** What each channel cuts off beyond this many characters of title or text. */
const limits = { wechat: 64, weibo: 2000 } as const;

/** The text as each channel will carry it; always text, whatever is written in it. */
export function Previews({ title, body }: { title: string; body: string }) {
  const say = useWords(respondWords);
  const [channel, setChannel] = useState<PreviewChannel>('portal');
  return (
    <section className="card" aria-labelledby="previews">
      <h2 id="previews">{say('previews')}</h2>
      <div className="row">
        {channels.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={channel === one}
            onClick={() => setChannel(one)}
          >
            {say(`preview.${one}`)}
          </button>
        ))}
      </div>
      <div className={`preview ${channel}`}>
        <OnePreview channel={channel} title={title} body={body} />
      </div>
    </section>
  );
}

function OnePreview(props: { channel: PreviewChannel; title: string; body: string }) {
  const { channel, title, body } = props;
  const { office } = useVisit();
  const { page } = useCaseDesk();
  const say = useWords(respondWords);
  switch (channel) {
    case 'portal':
    case 'wechat':
      return (
        <>
          {channel === 'wechat' && title.length > limits.wechat && <TooLong n={limits.wechat} />}
          <h3 className="sentence">
            <Told>{title || '—'}</Told>
          </h3>
          {channel === 'wechat' && (
            <p className="quiet">
              <Told>{office.name}</Told>
            </p>
          )}
          <p className="paragraphs sentence">
            <Told>{body}</Told>
          </p>
          {channel === 'portal' && (
            <p className="preview-sign">
              <Told>{office.name}</Told>
            </p>
          )}
        </>
      );
    case 'weibo': {
      const post = `#${title}# ${body.replaceAll('\n', ' ')}`;
      return (
        <>
          {post.length > limits.weibo && <TooLong n={limits.weibo} />}
          <p className="sentence">
            <Told>{post}</Told>
          </p>
        </>
      );
    }
    case 'briefing':
      return (
        <>
          <p className="sentence">
            <strong>{say('question')}</strong> <Told>{page.case.title}</Told>
          </p>
          {body
            .split('\n')
            .filter((paragraph) => paragraph.trim() !== '')
            .map((paragraph, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same paragraph may stand twice
              <p key={index} className="sentence">
                <strong>
                  {say('answer')}
                  {index + 1}
                </strong>{' '}
                <Told>{paragraph}</Told>
              </p>
            ))}
        </>
      );
  }
}

function TooLong({ n }: { n: number }) {
  const say = useWords(respondWords);
  return <p className="partial">{say('tooLong', { n })}</p>;
}
