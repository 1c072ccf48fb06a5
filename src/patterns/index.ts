export { axes, crossTable, matching, notTold, type Axis, type AxisValue, type Cell, type CrossTable } from './count.ts'
export { facetsOf, type CaseToCount, type Engaged, type Facets, type Told } from './facets.ts'
export { leastInPublic, publicCounts, type CountedBefore, type Publication, type PublicNumber, type PublicTable } from './public-counts.ts'
export { parseQuery, queryFields, queryNames, type PatternQuery, type QueryName, type ReadQuery } from './query.ts'
