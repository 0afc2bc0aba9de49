import type { Department } from '../../domain/department.ts';
import type { Item } from '../../domain/item.ts';
import type { Priority } from '../../domain/priority.ts';
import type { Lexicon } from '../../domain/lexicon.ts';
import {
  gradedByTags,
  type EvidenceSpan,
  type Tag,
  type TaggedItem,
} from '../../domain/tagged-item.ts';
import { shanghaiParts } from '../../domain/time.ts';
import type { LinearModel } from '../model/linear-model.ts';
import { openJudge } from '../model/open-judge.ts';
import { openRegionResolver } from '../places/region-of-text.ts';
import { openOwnerSuggester } from '../routing/suggest-owners.ts';
import { gradeOf, type Toll } from '../severity/grade.ts';
import { openTollReader } from '../severity/toll-of-text.ts';
import { isBygoneAt } from './bygone-time.ts';
import { namedDocuments } from './named-documents.ts';
import { withRegistered, type PolicyWatch } from './policy-register.ts';
import { tagsByRules } from './priority-rules.ts';
import { refutationIn } from './refutation.ts';
import { assistedByModel, doubtsOf, weighInModel } from './weigh-in-model.ts';
import { openWordFinder } from './word-finder.ts';

/** For whom the tagger works. */
export interface Office {
  /** Division of the office, from the province down. */
  region: readonly string[];
  /** Id of the department that takes what no duty claims. */
  defaultDepartment: string;
}

/** Tags an item; `watch` adds the policies that are registered at the moment. */
export type Tagger = (item: Item, watch?: PolicyWatch) => TaggedItem;

/** An item's tags with the priorities on which rules and model abstain or disagree. */
export interface Weighed {
  tagged: TaggedItem;
  doubts: readonly Priority[];
}

/**
 * Builds the deterministic tagger once. For any item it gives the priorities that rules justify, with
 * verbatim evidence, weighed with what a model judges, if there is one; severity only where an emergency's toll is stated; the region; suggested owners.
 * Never throws; time is linear in the text.
 */
export function openTagger(
  lexicon: Lexicon,
  departments: readonly Department[],
  office: Office,
  model?: LinearModel,
): Tagger {
  const weigh = openWeighingTagger(lexicon, departments, office, model);
  return (item, watch) => weigh(item, watch).tagged;
}

/** The same tagger, which also tells its doubts. */
export function openWeighingTagger(
  lexicon: Lexicon,
  departments: readonly Department[],
  office: Office,
  model?: LinearModel,
): (item: Item, watch?: PolicyWatch) => Weighed {
  const wordsIn = openWordFinder(lexicon);
  const tollIn = openTollReader(lexicon.casualties);
  const ownDivisions = departments.flatMap(({ region }) => (region ? [region] : []));
  const regionOf = openRegionResolver(lexicon.places, [office.region, ...ownDivisions]);
  const judge = model && openJudge(model);
  const weigh = model?.card.role === 'assists' ? assistedByModel : weighInModel;
  const ownersOf = openOwnerSuggester(departments, office.defaultDepartment);
  return (item, watch) => {
    const { title, text } = item;
    const { year } = shanghaiParts(item.publishedAt ?? item.fetchedAt);
    const { words, isVoid } = wordsIn(title, text, year);
    const toll = tollIn(
      title,
      text,
      (field, offset) =>
        !isVoid('P4', field, offset) && !isBygoneAt(field === 'title' ? title : text, offset, year),
    );
    const documents = [...namedDocuments('title', title), ...namedDocuments('text', text)];
    const refutation = refutationIn(words, item.tier);
    const byWords = tagsByRules({ words, documents, toll: toll.evidence });
    const byRules = withRegistered(byWords, watch?.(title, text));
    const judgements = judge?.(title, text, item.tier) ?? [];
    const isPossible = ({ priority }: Tag) => priority !== 'P6' || refutation === undefined;
    const tags = (judge ? weigh(byRules, judgements) : byRules).filter(isPossible);
    const region = regionOf({ title, text, sourceRegion: item.sourceRegion }).division;
    const tagged = gradedByTags({
      item,
      tags,
      ...gradeOfToll(toll),
      ...(refutation ? { refutation } : {}),
      region: [...region],
      owners: ownersOf({ title, text, region }),
    });
    return { tagged, doubts: doubtsOf(byRules, judgements, tags) };
  };
}

function gradeOfToll(
  toll: Toll & { evidence: readonly EvidenceSpan[] },
): Pick<TaggedItem, 'severity' | 'severityEvidence' | 'deaths'> {
  const severity = gradeOf(toll);
  return {
    ...(severity ? { severity } : {}),
    ...(toll.deaths === undefined ? {} : { deaths: toll.deaths }),
    severityEvidence: [...toll.evidence],
  };
}
