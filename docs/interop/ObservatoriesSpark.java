import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts of the datasets of several observatories, {@code observatory=<name>} each in one folder, when nobody publishes:
 * {@code java @spark.options -cp <Spark> ObservatoriesSpark.java folder}.
 */
class ObservatoriesSpark {

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
            spark.sql(VIEW.formatted("journey", arguments[0], "journey"));
            spark.sql(VIEW.formatted("step", arguments[0], "step"));
            for (Row row : spark.sql(SQL).collectAsList()) {
                System.out.println(row.getString(0) + "\t" + row.getString(1));
            }
        }
    }

    private static final String VIEW = """
            create temporary view %s
            using parquet
            options (path '%s', pathGlobFilter '%s-*.parquet')
            """;

    private static final String SQL = """
            select concat_ws(' ', 'journeys', observatory, region, campaign) as name, cast(count(*) as string) as value
            from journey
            group by observatory, region, campaign
            union all
            select concat_ws(' ', 'steps', observatory, region, campaign), cast(count(*) as string)
            from step
            group by observatory, region, campaign
            order by name
            """;
}
