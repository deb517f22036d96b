// Counts of a dataset with nodejs-polars: node journeys_polars.mjs demo/observatory
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pl from 'nodejs-polars'

/** Names in a folder that begin with a prefix. */
const names = (folder, prefix) => readdirSync(folder).filter(name => name.startsWith(prefix)).sort()

/** The published rows of a table: the files that the manifests name, with the keys of the manifests as text. */
function read(dataset, table) {
  const parts = []
  for (const region of names(dataset, 'region=')) {
    for (const campaign of names(join(dataset, region), 'campaign=')) {
      const folder = join(dataset, region, campaign)
      const manifest = JSON.parse(readFileSync(join(folder, 'partition.json'), 'utf8'))
      for (const { name } of manifest.files.filter(file => file.table === table)) {
        parts.push(pl.readParquet(join(folder, name)).withColumns(
          pl.lit(manifest.region).alias('region'), pl.lit(manifest.campaign).alias('campaign')))
      }
    }
  }
  return pl.concat(parts)
}

const journey = read(process.argv[2], 'JOURNEY')
const step = read(process.argv[2], 'STEP')

function counts(rows, prefix, ...columns) {
  for (const row of rows.groupBy(columns).agg(pl.len().alias('n')).rows()) {
    console.log([prefix, ...row.slice(0, -1).map(part => part ?? '-')].join(' ') + `\t${row.at(-1)}`)
  }
}

const day = (rows, column) => rows.select(column.cast(pl.String)).row(0)[0]

counts(journey, 'journeys', 'region', 'campaign', 'certifier')
counts(step, 'steps', 'step', 'outcome')
counts(journey.join(step, { on: ['region', 'campaign', 'journey_id'] }), 'joined', 'certifier', 'step')
console.log(`journeys without person_id\t${journey.getColumn('person_id').nullCount()}`)
console.log(`first step_date\t${day(step, pl.col('step_date').min())}`)
console.log(`last step_date\t${day(step, pl.col('step_date').max())}`)
console.log(`last observed_until\t${day(journey, pl.col('observed_until').max())}`)
