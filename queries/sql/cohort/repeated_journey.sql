-- @query   cohort/repeated_journey
-- @purpose Journeys that take a kind of step more than once, with all their moments: the first dates do not tell them whole.
-- @grain   one row per region and journey that has such a step
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  moments BIGINT[] not null dates and places of all steps in their order, as in cohort/dated_journey
-- @source  step
select
    region,
    journey_id,
    list_sort(
        list(
            year(step_date) * 1000000 + month(step_date) * 10000 + day(step_date) * 100
            + 10 * list_position(
                ['ADVICE', 'APPLICATION', 'ELIGIBILITY', 'SUPPORT_START', 'SUPPORT_END', 'DOSSIER', 'JURY', 'WITHDRAWAL', 'EXPIRY'],
                step
            )
            + case outcome
                when 'FAVOURABLE' then 1
                when 'UNFAVOURABLE' then 2
                when 'FULL' then 1
                when 'PARTIAL' then 2
                when 'NONE' then 3
                when 'ABSENT' then 4
                else 0
            end
        )
    ) as moments
from step
where (region, journey_id) in (
    select (region, journey_id)
    from step
    where rank > 1
)
group by region, journey_id
