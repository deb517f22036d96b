import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.input_file_name;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts of a dataset with Spark: {@code java -cp <Spark> JourneysSpark.java demo/observatory}. */
class JourneysSpark {

    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                // Region 01 and campaign 2009-2 stay text.
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", false)
                .getOrCreate()) {
            read(spark, arguments[0], "JOURNEY").createOrReplaceTempView("journey");
            read(spark, arguments[0], "STEP").createOrReplaceTempView("step");
            for (Row row : spark.sql(SQL).collectAsList()) {
                System.out.println(row.getString(0) + "\t" + row.getString(1));
            }
        }
    }

    /** The published rows of a table: the files that the manifests name. */
    private static Dataset<Row> read(SparkSession spark, String dataset, String table) {
        List<String> files = spark.read()
                .schema("files array<struct<table string, name string>>")
                .option("multiLine", true)
                .json(dataset + "/region=*/campaign=*/partition.json")
                .select(input_file_name().as("manifest"), explode(col("files")).as("file"))
                .where(col("file.table").equalTo(table))
                .selectExpr("substring_index(manifest, '/', -3) || '/' || file.name")
                .as(Encoders.STRING())
                .collectAsList();
        String[] paths = files.stream()
                .map(file -> dataset + "/" + file.replace("/partition.json/", "/"))
                .toArray(String[]::new);
        return spark.read().option("basePath", dataset).parquet(paths);
    }

    private static final String SQL = """
            select concat_ws(' ', 'journeys', region, campaign, certifier) as name, cast(count(*) as string) as value
            from journey
            group by region, campaign, certifier
            union all
            select concat_ws(' ', 'steps', step, coalesce(outcome, '-')), cast(count(*) as string)
            from step
            group by step, outcome
            union all
            select concat_ws(' ', 'joined', certifier, step), cast(count(*) as string)
            from journey
            inner join step using (region, campaign, journey_id)
            group by certifier, step
            union all
            select 'journeys without person_id', cast(count(*) as string)
            from journey
            where person_id is null
            union all
            select 'first step_date', cast(min(step_date) as string)
            from step
            union all
            select 'last step_date', cast(max(step_date) as string)
            from step
            union all
            select 'last observed_until', cast(max(observed_until) as string)
            from journey
            order by name
            """;
}
