-- @query   outcome/transitions
-- @purpose Journeys that change state, come under observation or are not observed any more, by day: open, dossier filed, no validation, partial validation, full validation, left before or after a decision.
-- @grain   one row per stratum, states and number of days
-- @column  stratum VARCHAR not null codes of the stratum
-- @column  from_state VARCHAR state left: OPEN, DOSSIER, NONE or PARTIAL; missing where observation begins
-- @column  to_state VARCHAR state entered: one of these, FULL, LEFT or LEFT_AFTER; missing where observation ends
-- @column  days BIGINT not null days since the origin of the clock, plus 1; 0 for what is at risk from the origin itself
-- @column  journeys BIGINT not null journeys
-- @source  cohort, delivery
-- @order   stratum, days, from_state, to_state
with known as (
    select
        cohort.stratum,
        cohort.origin_date,
        cohort.risk_date,
        case when cohort.dossier_date <= delivery.delivered_until
            then greatest(cohort.dossier_date, cohort.origin_date) end as dossier_date,
        case when cohort.full_date between cohort.entry_date and delivery.delivered_until
            then cohort.full_date end as full_date,
        case when cohort.partial_date between cohort.entry_date and delivery.delivered_until
            then cohort.partial_date end as partial_date,
        case when cohort.refusal_date between cohort.entry_date and delivery.delivered_until
            then cohort.refusal_date end as refusal_date,
        case when least(cohort.withdrawal_date, cohort.expiry_date) <= delivery.delivered_until
            then greatest(least(cohort.withdrawal_date, cohort.expiry_date), cohort.entry_date) end as left_date,
        cohort.observed_until
    from cohort
    inner join delivery on delivery.region = cohort.region and delivery.certifier = cohort.certifier
),

-- A decision of the same day as leaving is the stronger fact. Nothing follows leaving or a full validation.
ended as (
    select
        *,
        least(full_date, left_date) as end_date,
        coalesce(left_date < full_date, full_date is null) as is_left
    from (
        select * replace (case when left_date is distinct from partial_date
            and left_date is distinct from refusal_date
            then left_date end as left_date)
        from known
    )
),

-- Each state is left for the better one, never for a worse one: what was validated is kept.
partial as (
    select * replace (case when coalesce(partial_date < end_date, true) then partial_date end as partial_date)
    from ended
),

refused as (
    select * replace (case when coalesce(refusal_date < least(partial_date, end_date), true)
        then refusal_date end as refusal_date)
    from partial
),

filed as (
    select * replace (case when coalesce(dossier_date < least(refusal_date, partial_date, end_date), true)
        then dossier_date end as dossier_date)
    from refused
),

-- Days are counted from 1 so that what happens on the day of the origin comes after it.
dated as (
    select
        stratum,
        case when risk_date > origin_date then risk_date - origin_date + 1 else 0 end as risk,
        dossier_date - origin_date + 1 as dossier,
        refusal_date - origin_date + 1 as refusal,
        partial_date - origin_date + 1 as partial,
        end_date - origin_date + 1 as ended,
        greatest(observed_until, dossier_date, refusal_date, partial_date) - origin_date + 1 as seen,
        case
            when end_date is null then null
            when not is_left then 'FULL'
            when partial_date is not null or refusal_date is not null then 'LEFT_AFTER'
            else 'LEFT'
        end as end_state
    from filed
),

moved as (
    select
        stratum,
        risk,
        unnest([
            {
                'from_state': cast(null as varchar),
                'to_state': case
                    when partial <= risk then 'PARTIAL'
                    when refusal <= risk then 'NONE'
                    when dossier <= risk then 'DOSSIER'
                    else 'OPEN'
                end,
                'days': risk
            },
            {'from_state': 'OPEN', 'to_state': 'DOSSIER', 'days': case when dossier > risk then dossier end},
            {
                'from_state': case when dossier is not null then 'DOSSIER' else 'OPEN' end,
                'to_state': 'NONE',
                'days': case when refusal > risk then refusal end
            },
            {
                'from_state': case
                    when refusal is not null then 'NONE'
                    when dossier is not null then 'DOSSIER'
                    else 'OPEN'
                end,
                'to_state': 'PARTIAL',
                'days': case when partial > risk then partial end
            },
            {
                'from_state': case
                    when partial is not null then 'PARTIAL'
                    when refusal is not null then 'NONE'
                    when dossier is not null then 'DOSSIER'
                    else 'OPEN'
                end,
                'to_state': end_state,
                'days': coalesce(ended, seen)
            }
        ]) as move
    from dated
    where coalesce(ended, seen) > risk
)

select
    stratum,
    move.from_state as from_state,
    move.to_state as to_state,
    cast(move.days as bigint) as days,
    count(*) as journeys
from moved
where move.days is not null
group by all
order by stratum, days, from_state, to_state
