namespace SdrBot.Imports;

/// <summary>What a column of a sheet says about a lead.</summary>
internal enum LeadField
{
    Name,
    FirstName,
    LastName,
    Company,
    Title,
    Email,
    Phone,
    Location,
    City,
    Region,
    Country,
    Goal,
    Source,
    Campaign,
    Website,
    LinkedIn,
    Industry,
    Size,
    Status,
    Owner,
    Priority,
    Motion,
    Note,
    ExternalId,
    CreatedOn,
    TechStack,
}
