"""The program file: the only room that knows SQLAlchemy and Alembic."""
