-- @query   disclosure/copied
-- @purpose Journeys of the partitions to be copied, with their persons, their results and all that may identify.
-- @grain   one row per journey and partition
-- @column  region VARCHAR not null code of the region
-- @column  campaign VARCHAR not null the campaign
-- @column  row_no BIGINT not null number of the row in its file, from 0
-- @column  person UBIGINT not null the person, or the journey of a person without pseudonym
-- @column  result INTEGER not null result of the journey, one bit: 1 full, 2 partial, 4 none, 8 absent, 16 left, 32 none yet
-- @column  certifier VARCHAR certifier
-- @column  sex VARCHAR sex
-- @column  birth_year INTEGER birth year, or the first year of its band
-- @column  residence_commune VARCHAR commune of residence
-- @column  residence_departement VARCHAR département of residence
-- @column  certification_code VARCHAR certification code
-- @column  certification_label VARCHAR certification
-- @column  speciality VARCHAR speciality
-- @column  level INTEGER level aimed at
-- @column  employment_status VARCHAR employment status
-- @column  education_level INTEGER education level at entry
-- @column  occupation VARCHAR occupation
-- @column  sector VARCHAR sector
-- @column  certifier_unit VARCHAR unit of the certifier
-- @column  support VARCHAR support
-- @column  funding VARCHAR funding
-- @column  programme VARCHAR collective programme
-- @column  employment_group VARCHAR the employment status that contains this one, or itself
-- @source  partition_journey, partition_step, employment_parent

-- A person without pseudonym in one campaign may have one in another: the journey tells.
with known_person as (
    select journey_id, max(person_id) as person_id
    from partition_journey
    where person_id is not null
    group by journey_id
),

decisive_step as (
    select
        region,
        campaign,
        journey_id,
        step_date,
        step = 'JURY' as is_jury,
        rank,
        case when step = 'JURY' then outcome else 'LEFT' end as result
    from partition_step
    where (step = 'JURY' and outcome in ('FULL', 'PARTIAL', 'NONE', 'ABSENT'))
        or step in ('WITHDRAWAL', 'EXPIRY')
),

-- The last of them decides; a jury of the same day decides over a withdrawal.
journey_result as (
    select region, campaign, journey_id, arg_max(result, row(step_date, is_jury, rank)) as result
    from decisive_step
    group by region, campaign, journey_id
)

select
    partition_journey.region,
    partition_journey.campaign,
    partition_journey.file_row_number as row_no,
    -- Two persons of the same hash would count as one: the check could only be stricter.
    hash(coalesce('p' || known_person.person_id, 'j' || partition_journey.journey_id)) as person,
    (case journey_result.result
        when 'FULL' then 1
        when 'PARTIAL' then 2
        when 'NONE' then 4
        when 'ABSENT' then 8
        when 'LEFT' then 16
        else 32
    end)::integer as result,
    partition_journey.certifier,
    partition_journey.sex,
    partition_journey.birth_year,
    partition_journey.residence_commune,
    partition_journey.residence_departement,
    partition_journey.certification_code,
    partition_journey.certification_label,
    partition_journey.speciality,
    partition_journey.level,
    partition_journey.employment_status,
    partition_journey.education_level,
    partition_journey.occupation,
    partition_journey.sector,
    partition_journey.certifier_unit,
    partition_journey.support,
    partition_journey.funding,
    partition_journey.programme,
    coalesce(employment_parent.parent, partition_journey.employment_status) as employment_group
from partition_journey
left join known_person on known_person.journey_id = partition_journey.journey_id
left join journey_result
    on journey_result.region = partition_journey.region
    and journey_result.campaign = partition_journey.campaign
    and journey_result.journey_id = partition_journey.journey_id
left join employment_parent on employment_parent.code = partition_journey.employment_status
