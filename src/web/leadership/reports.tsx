import { addressOf } from '../shared/api.ts';
import { useWords } from '../shared/words.ts';
import { cockpitWords } from '../words/cockpit.ts';

/** The figures of the period as documents to circulate and to count on. */
export function Reports({ query }: { query: { from?: number } }) {
  const say = useWords(cockpitWords);
  return (
    <>
      <p className="cockpit-note">{say('reportsHint')}</p>
      <div className="cockpit-grid">
        <section className="card cockpit-report">
          <p>{say('docxHint')}</p>
          <a
            className="button primary"
            href={addressOf('/api/cockpit/report.docx', { query })}
            download
          >
            {say('docx')}
          </a>
        </section>
        <section className="card cockpit-report">
          <p>{say('xlsxHint')}</p>
          <a
            className="button primary"
            href={addressOf('/api/cockpit/report.xlsx', { query })}
            download
          >
            {say('xlsx')}
          </a>
        </section>
      </div>
    </>
  );
}
