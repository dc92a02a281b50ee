using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using SdrBot.Handoffs;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>How values stand in columns: instants as milliseconds since 1970 in UTC, days and times of day as text.</summary>
internal static class Mapping
{
    [ModuleInitializer]
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(TimeOnly));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new TimeOfDayHandler());
        SqlMapper.AddTypeHandler(new HoursHandler());
        SqlMapper.AddTypeHandler(new DocumentHandler<Brief>(StorageJson.Default.Brief));
        SqlMapper.AddTypeHandler(new DocumentHandler<Assignment>(StorageJson.Default.Assignment));
        SqlMapper.AddTypeHandler(new DocumentHandler<ImmutableDictionary<string, string>>(StorageJson.Default.ImmutableDictionaryStringString));
    }

    /// <summary>An enum member as it stands in a column.</summary>
    public static string Key<T>(this T value)
        where T : struct, Enum =>
#pragma warning disable CA1308 // Columns hold lower-case keys.
        value.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            (parameter.DbType, parameter.Value) = (DbType.Int64, value.ToUnixTimeMilliseconds());
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateOnly value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed class TimeOfDayHandler : SqlMapper.TypeHandler<TimeOnly>
    {
        public override TimeOnly Parse(object value) => TimeOnly.ParseExact((string)value, "HH:mm", CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, TimeOnly value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private sealed class HoursHandler : SqlMapper.TypeHandler<WorkingHours>
    {
        public override WorkingHours Parse(object value) => WorkingHours.Parse((string)value) ?? WorkingHours.Default;

        public override void SetValue(IDbDataParameter parameter, WorkingHours? value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, value?.ToString());
    }

    /// <summary>What is frozen as it was stands in one column.</summary>
    private sealed class DocumentHandler<T>(JsonTypeInfo<T> type) : SqlMapper.TypeHandler<T>
        where T : class
    {
        public override T Parse(object value) => JsonSerializer.Deserialize((string)value, type)!;

        public override void SetValue(IDbDataParameter parameter, T? value) =>
            (parameter.DbType, parameter.Value) = (DbType.String, JsonSerializer.Serialize(value!, type));
    }
}
