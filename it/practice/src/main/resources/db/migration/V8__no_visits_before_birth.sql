CREATE FUNCTION check_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.day < (SELECT born FROM pets WHERE id = NEW.pet_id) THEN
    RAISE EXCEPTION 'not yet born' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER visits_after_birth BEFORE INSERT OR UPDATE ON visits
  FOR EACH ROW EXECUTE FUNCTION check_birth();
