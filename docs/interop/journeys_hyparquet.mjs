// Counts of a dataset with hyparquet, a reader in plain JavaScript: node journeys_hyparquet.mjs demo/observatory
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

/** Names in a folder that begin with a prefix. */
const names = (folder, prefix) => readdirSync(folder).filter(name => name.startsWith(prefix)).sort()

/** The published rows of a table: the files that the manifests name, with the keys of the manifests as text. */
async function read(dataset, table, columns) {
  const rows = []
  for (const region of names(dataset, 'region=')) {
    for (const campaign of names(join(dataset, region), 'campaign=')) {
      const folder = join(dataset, region, campaign)
      const manifest = JSON.parse(readFileSync(join(folder, 'partition.json'), 'utf8'))
      for (const { name } of manifest.files.filter(file => file.table === table)) {
        const file = await asyncBufferFromFile(join(folder, name))
        for (const row of await parquetReadObjects({ file, compressors, columns })) {
          rows.push({ region: manifest.region, campaign: manifest.campaign, ...row })
        }
      }
    }
  }
  return rows
}

const dataset = process.argv[2]
const journeys = await read(dataset, 'JOURNEY', ['journey_id', 'person_id', 'certifier', 'observed_until'])
const steps = await read(dataset, 'STEP', ['journey_id', 'step', 'step_date', 'outcome'])

function counts(rows, prefix, ...columns) {
  const counted = new Map()
  for (const row of rows) {
    const name = [prefix, ...columns.map(column => row[column] ?? '-')].join(' ')
    counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  counted.forEach((n, name) => console.log(`${name}\t${n}`))
}

const key = row => [row.region, row.campaign, row.journey_id].join(' ')
const certifiers = new Map(journeys.map(row => [key(row), row.certifier]))
const joined = steps.filter(row => certifiers.has(key(row)))
  .map(row => ({ certifier: certifiers.get(key(row)), step: row.step }))
const days = (rows, column) => rows.map(row => row[column].toISOString().slice(0, 10)).sort()

counts(journeys, 'journeys', 'region', 'campaign', 'certifier')
counts(steps, 'steps', 'step', 'outcome')
counts(joined, 'joined', 'certifier', 'step')
console.log(`journeys without person_id\t${journeys.filter(row => row.person_id == null).length}`)
console.log(`first step_date\t${days(steps, 'step_date').at(0)}`)
console.log(`last step_date\t${days(steps, 'step_date').at(-1)}`)
console.log(`last observed_until\t${days(journeys, 'observed_until').at(-1)}`)
