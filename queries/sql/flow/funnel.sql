-- @query   flow/funnel
-- @purpose Journeys of a cohort that reached each stage, and what their first jury decided.
-- @grain   one row per stratum
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  entered BIGINT not null journeys that entered
-- @column  eligible BIGINT not null with a favourable decision
-- @column  supported BIGINT not null eligible and supported by somebody
-- @column  dossier BIGINT not null eligible, with a dossier filed or a jury passed
-- @column  jury BIGINT not null eligible and seen by a jury
-- @column  first_full BIGINT not null full validation by the first jury
-- @column  first_partial BIGINT not null partial validation by the first jury
-- @column  first_none BIGINT not null no validation by the first jury
-- @column  first_absent BIGINT not null absent at the first jury
-- @column  full_validation BIGINT not null full validation by the first jury or a later one
-- @source  cohort
-- @order   stratum
with reached as (
    select
        stratum,
        favourable_date is not null as is_eligible,
        support_start_date is not null or support in ('CERTIFIER', 'OTHER') as is_supported,
        dossier_date is not null or jury_date is not null as has_dossier,
        jury_date is not null as has_jury,
        first_jury_outcome,
        full_date is not null as is_full
    from cohort
)

select
    stratum,
    count(*) as entered,
    count(*) filter (where is_eligible) as eligible,
    count(*) filter (where is_eligible and is_supported) as supported,
    count(*) filter (where is_eligible and has_dossier) as dossier,
    count(*) filter (where is_eligible and has_jury) as jury,
    count(*) filter (where is_eligible and has_jury and first_jury_outcome = 'FULL') as first_full,
    count(*) filter (where is_eligible and has_jury and first_jury_outcome = 'PARTIAL') as first_partial,
    count(*) filter (where is_eligible and has_jury and first_jury_outcome = 'NONE') as first_none,
    count(*) filter (where is_eligible and has_jury and first_jury_outcome = 'ABSENT') as first_absent,
    count(*) filter (where is_eligible and has_jury and is_full) as full_validation
from reached
group by stratum
order by stratum
