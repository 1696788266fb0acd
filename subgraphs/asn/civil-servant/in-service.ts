/**
 * Narrows a statement on `civil_servant servant` to those in service on `asked.day`: the rule of `service-term.rule.ts`
 * for any number of people at once. Whoever was born before the month begins, less the years of the age limit, has
 * reached the limit in an earlier month and is retired.
 */
export const inService = `
  JOIN retirement_age rule ON rule.position_group = servant.position_group
    AND rule.effective_from <= asked.day AND (rule.effective_to IS NULL OR rule.effective_to > asked.day)
    AND servant.appointed_on <= asked.day AND (servant.ended_on IS NULL OR servant.ended_on > asked.day)
    AND servant.birth_date >= date_trunc('month', asked.day::timestamp) - make_interval(years => rule.age_years)`;
