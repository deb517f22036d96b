-- @query   consolidation/known_journey
-- @purpose Of each journey its last campaign, and which attributes any delivery tells; deliveries are added in batches.
-- @grain   one row per region and journey
-- @column  region VARCHAR not null code of the region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  campaign VARCHAR not null the last campaign that delivered the journey
-- @column  observed_until DATE not null the last as-of date of these deliveries
-- @column  person_id BOOLEAN not null whether any delivery tells it
-- @column  certifier_unit BOOLEAN not null whether any delivery tells it
-- @column  certification_code BOOLEAN not null whether any delivery tells it
-- @column  certification_label BOOLEAN not null whether any delivery tells it
-- @column  level BOOLEAN not null whether any delivery tells it
-- @column  speciality BOOLEAN not null whether any delivery tells it
-- @column  sex BOOLEAN not null whether any delivery tells it
-- @column  birth_year BOOLEAN not null whether any delivery tells it
-- @column  education_level BOOLEAN not null whether any delivery tells it
-- @column  employment_status BOOLEAN not null whether any delivery tells it
-- @column  disability BOOLEAN not null whether any delivery tells it
-- @column  occupation BOOLEAN not null whether any delivery tells it
-- @column  sector BOOLEAN not null whether any delivery tells it
-- @column  residence_commune BOOLEAN not null whether any delivery tells it
-- @column  residence_departement BOOLEAN not null whether any delivery tells it
-- @column  support BOOLEAN not null whether any delivery tells it
-- @column  funding BOOLEAN not null whether any delivery tells it
-- @column  programme BOOLEAN not null whether any delivery tells it
-- @source  partition_journey, known_before
with delivered as (
    select
        region,
        journey_id,
        campaign,
        observed_until,
        person_id is not null as person_id,
        certifier_unit is not null as certifier_unit,
        certification_code is not null as certification_code,
        certification_label is not null as certification_label,
        level is not null as level,
        speciality is not null as speciality,
        sex is not null as sex,
        birth_year is not null as birth_year,
        education_level is not null as education_level,
        employment_status is not null as employment_status,
        disability is not null as disability,
        occupation is not null as occupation,
        sector is not null as sector,
        residence_commune is not null as residence_commune,
        residence_departement is not null as residence_departement,
        support is not null as support,
        funding is not null as funding,
        programme is not null as programme
    from partition_journey
    union all
    select
        region,
        journey_id,
        campaign,
        observed_until,
        person_id,
        certifier_unit,
        certification_code,
        certification_label,
        level,
        speciality,
        sex,
        birth_year,
        education_level,
        employment_status,
        disability,
        occupation,
        sector,
        residence_commune,
        residence_departement,
        support,
        funding,
        programme
    from known_before
)

select
    region,
    journey_id,
    max(campaign) as campaign,
    max(observed_until) as observed_until,
    bool_or(person_id) as person_id,
    bool_or(certifier_unit) as certifier_unit,
    bool_or(certification_code) as certification_code,
    bool_or(certification_label) as certification_label,
    bool_or(level) as level,
    bool_or(speciality) as speciality,
    bool_or(sex) as sex,
    bool_or(birth_year) as birth_year,
    bool_or(education_level) as education_level,
    bool_or(employment_status) as employment_status,
    bool_or(disability) as disability,
    bool_or(occupation) as occupation,
    bool_or(sector) as sector,
    bool_or(residence_commune) as residence_commune,
    bool_or(residence_departement) as residence_departement,
    bool_or(support) as support,
    bool_or(funding) as funding,
    bool_or(programme) as programme
from delivered
group by region, journey_id
