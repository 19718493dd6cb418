"""What is somebody's own, by which arms seek? The tables stand layers above; only their names do
not."""

OWN_AREAS = """
SELECT mine.area_id FROM people_personarea mine
WHERE mine.organization_id = :organization AND mine.person_id = :person"""
# Of today: a link that has ended or has not begun shows nothing.
OWN_COMPANIES = """
SELECT mine.company_id FROM people_employment mine
WHERE mine.organization_id = :organization AND mine.person_id = :person
  AND mine.since <= :today AND (mine.till IS NULL OR mine.till >= :today)"""
OWN_WORK_TYPES = """
SELECT mine.work_type_id FROM people_personworktype mine
WHERE mine.organization_id = :organization AND mine.person_id = :person"""
