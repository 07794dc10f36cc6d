SELECT DISTINCT name FROM pool_migration ORDER BY name
