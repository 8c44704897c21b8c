-- Whoever was doing these steps when the backup was taken does them no longer: they are free at once.
update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null;
