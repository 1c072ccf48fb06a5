import { scaleQuantize } from 'd3-scale'
import { geoEqualEarth, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'
import { readProjectFile } from '../../../../platform/index.ts'
import type { SigningReading } from '../reading.ts'

const [width, height] = [720, 350]
/** From few to most; the table says how many. */
const shades = [0.3, 0.5, 0.75, 1]

type Props = { readonly byCountry: readonly (readonly [country: string, count: number])[]; readonly reading: SigningReading }

/** Where people signed, of the countries that may be told. Borders are those of Natural Earth, and say nothing of ours. */
export function CountMap({ byCountry, reading }: Props) {
  const { land, countries } = (drawn ??= drawWorld())
  const shade = scaleQuantize([0, Math.max(1, ...byCountry.map(([, count]) => count))], shades)
  return (
    <div class="drawing">
      {/* A map does not turn with the page. */}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={reading.signing.count.map} direction="ltr">
        <path class="land" d={land} />
        {byCountry.map(([code, count]) => {
          const path = countries.get(code)
          // Small ones are not on the map; they are in the table.
          return path === undefined ? null : (
            <g>
              <title>{`${reading.country(code)}: ${reading.signing.number(count)}`}</title>
              <path d={path} fill-opacity={shade(count)} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}

type World = { readonly land: string; readonly countries: ReadonlyMap<string, string> }
let drawn: World | undefined

/** The world in lines of whole pixels, by ISO 3166-1 alpha-2. */
function drawWorld(): World {
  const world = JSON.parse(readProjectFile('node_modules', 'world-atlas', 'countries-110m.json')) as TopoJSON.Topology<{
    countries: TopoJSON.GeometryCollection
  }>
  // Nobody signs from Antarctica, and it takes a fifth of the room.
  const land = merge(world, world.objects.countries.geometries.filter(({ id }) => id !== '010') as TopoJSON.Polygon[])
  const lines = geoPath(geoEqualEarth().fitSize([width, height], land)).digits(0)
  const countries = feature(world, world.objects.countries).features.flatMap((each): [string, string][] => {
    const code = typeof each.id === 'string' ? alphaTwo(each.id) : undefined
    return code === undefined ? [] : [[code, lines(each) ?? '']]
  })
  return { land: lines(land) ?? '', countries: new Map(countries) }
}

/** The two letters of a country's number (ISO 3166-1 numeric), which Unicode has as its other name. */
const alphaTwo = (number: string): string | undefined => /^[A-Z]{2}$/.exec(new Intl.Locale(`und-${number}`).region ?? '')?.[0]
