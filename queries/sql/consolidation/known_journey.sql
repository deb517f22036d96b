-- @query   consolidation/known_journey
-- @purpose Of each journey of a region its last campaign, and the attributes that any delivery tells, as a set of bits; deliveries are added in batches.
-- @grain   one row per journey of one region
-- @column  journey_id VARCHAR not null pseudonym of the journey
-- @column  campaign VARCHAR not null the last campaign that delivered the journey
-- @column  observed_until DATE not null the last as-of date of these deliveries
-- @column  attributes INTEGER not null attributes that are told, a bit each
-- @source  partition_journey, known_before
with delivered as (
    select
        journey_id,
        campaign,
        observed_until,
        case when person_id is not null then 1 else 0 end
        + case when certifier_unit is not null then 2 else 0 end
        + case when certification_code is not null then 4 else 0 end
        + case when certification_label is not null then 8 else 0 end
        + case when level is not null then 16 else 0 end
        + case when speciality is not null then 32 else 0 end
        + case when sex is not null then 64 else 0 end
        + case when birth_year is not null then 128 else 0 end
        + case when education_level is not null then 256 else 0 end
        + case when employment_status is not null then 512 else 0 end
        + case when disability is not null then 1024 else 0 end
        + case when occupation is not null then 2048 else 0 end
        + case when sector is not null then 4096 else 0 end
        + case when residence_commune is not null then 8192 else 0 end
        + case when residence_departement is not null then 16384 else 0 end
        + case when support is not null then 32768 else 0 end
        + case when funding is not null then 65536 else 0 end
        + case when programme is not null then 131072 else 0 end as attributes
    from partition_journey
    union all
    select journey_id, campaign, observed_until, attributes
    from known_before
)

select
    journey_id,
    max(campaign) as campaign,
    max(observed_until) as observed_until,
    bit_or(attributes) as attributes
from delivered
group by journey_id
