-- What is not owed any more stands at nothing.
alter table foreign_item
    add constraint foreign_item_carrying_minor_check check (open_minor > 0 or carrying_minor = 0);
