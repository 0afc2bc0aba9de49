import { dictionary } from '../shared/words.ts';

/** The indicators of an evaluation; in Chinese the server names them. */
export const indicatorWords = dictionary({
  zh: {
    'first-publication': '首次发布及时性',
    'clocks-met': '时限按时办结',
    updates: '持续发布',
    'dispositions-closed': '处置结果公开',
    corrections: '发布更正',
    recurrence: '舆情反复',
    heat: '回应前后热度',
    'third-party': '第三方评估',
    survey: '民意调查',
    'information-disclosure': '信息公开',
    'policy-interpretation': '政策解读',
    'response-to-concerns': '回应关切',
    'media-participation': '媒体参与',
  },
  en: {
    'first-publication': 'Speed of the first publication',
    'clocks-met': 'Deadlines kept',
    updates: 'Continued publication',
    'dispositions-closed': 'Outcomes published',
    corrections: 'Corrections',
    recurrence: 'Recurrence',
    heat: 'Heat before and after',
    'third-party': 'Third-party assessment',
    survey: 'Survey',
    'information-disclosure': 'Disclosure',
    'policy-interpretation': 'Policy explained',
    'response-to-concerns': 'Concerns answered',
    'media-participation': 'Media taking part',
  },
});
