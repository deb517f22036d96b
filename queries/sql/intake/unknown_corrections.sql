-- @query   intake/unknown_corrections
-- @purpose Corrected rows that are not among those in quarantine.
-- @grain   one row per unknown row
-- @column  row_no BIGINT not null number of the row in the corrected file
-- @source  corrected_place, kept_reject
-- @order   row_no
select corrected_place.row_no
from corrected_place
left join kept_reject
    on
        kept_reject.parcours_fichier = corrected_place.file_name
        and coalesce(kept_reject.parcours_feuille, '') = coalesce(corrected_place.sheet, '')
        and kept_reject.parcours_ligne = corrected_place.line
where kept_reject.parcours_ligne is null
order by corrected_place.row_no
