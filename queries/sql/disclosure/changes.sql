-- @query   disclosure/changes
-- @purpose Values of quasi-identifiers that are not the same in two states of the journeys to be copied.
-- @grain   one row
-- @column  sex BIGINT not null journeys whose sex differs
-- @column  birth_year BIGINT not null journeys whose birth year differs
-- @column  residence_commune BIGINT not null journeys whose residence commune differs
-- @column  residence_departement BIGINT not null journeys whose residence departement differs
-- @column  certification_code BIGINT not null journeys whose certification code differs
-- @column  certification_label BIGINT not null journeys whose certification label differs
-- @column  speciality BIGINT not null journeys whose speciality differs
-- @column  level BIGINT not null journeys whose level differs
-- @column  employment_status BIGINT not null journeys whose employment status differs
-- @column  education_level BIGINT not null journeys whose education level differs
-- @column  occupation BIGINT not null journeys whose occupation differs
-- @column  sector BIGINT not null journeys whose sector differs
-- @column  certifier_unit BIGINT not null journeys whose certifier unit differs
-- @column  support BIGINT not null journeys whose support differs
-- @column  funding BIGINT not null journeys whose funding differs
-- @column  programme BIGINT not null journeys whose programme differs
-- @source  state_before, state_after
select
    count(*) filter (
        where state_before.sex is distinct from state_after.sex
    ) as sex,
    count(*) filter (
        where state_before.birth_year is distinct from state_after.birth_year
    ) as birth_year,
    count(*) filter (
        where state_before.residence_commune is distinct from state_after.residence_commune
    ) as residence_commune,
    count(*) filter (
        where state_before.residence_departement is distinct from state_after.residence_departement
    ) as residence_departement,
    count(*) filter (
        where state_before.certification_code is distinct from state_after.certification_code
    ) as certification_code,
    count(*) filter (
        where state_before.certification_label is distinct from state_after.certification_label
    ) as certification_label,
    count(*) filter (
        where state_before.speciality is distinct from state_after.speciality
    ) as speciality,
    count(*) filter (
        where state_before.level is distinct from state_after.level
    ) as level,
    count(*) filter (
        where state_before.employment_status is distinct from state_after.employment_status
    ) as employment_status,
    count(*) filter (
        where state_before.education_level is distinct from state_after.education_level
    ) as education_level,
    count(*) filter (
        where state_before.occupation is distinct from state_after.occupation
    ) as occupation,
    count(*) filter (
        where state_before.sector is distinct from state_after.sector
    ) as sector,
    count(*) filter (
        where state_before.certifier_unit is distinct from state_after.certifier_unit
    ) as certifier_unit,
    count(*) filter (
        where state_before.support is distinct from state_after.support
    ) as support,
    count(*) filter (
        where state_before.funding is distinct from state_after.funding
    ) as funding,
    count(*) filter (
        where state_before.programme is distinct from state_after.programme
    ) as programme
from state_before
inner join state_after
    on state_after.region = state_before.region
    and state_after.campaign = state_before.campaign
    and state_after.row_no = state_before.row_no
