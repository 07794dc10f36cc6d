-- A file of a run. Sorted by every column and cut into groups of one size, so that the same rows give the same bytes.
SELECT /* columns */
FROM (
/* rows */
)
ORDER BY ALL
FORMAT Parquet
SETTINGS
    max_bytes_before_external_group_by = 1000000000,
    max_bytes_before_external_sort = 1000000000,
    output_format_parquet_compression_method = 'zstd',
    output_format_parquet_row_group_size = 100000,
    output_format_parquet_string_as_string = 1
